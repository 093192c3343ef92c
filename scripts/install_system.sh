#!/bin/sh
# Installs what the tests need from the system's packages: ./scripts/install_system.sh chromium|chromium-headless-shell|postgresql
set -eu
case "$1" in
  chromium) have() { command -v chromium || command -v chromium-browser || command -v google-chrome; } ;;
  chromium-headless-shell) have() { command -v chromium-headless-shell; } ;;
  postgresql) have() { ls /usr/lib/postgresql/*/bin/initdb || command -v initdb; } ;;
  *) echo "usage: $0 chromium|chromium-headless-shell|postgresql" >&2; exit 2 ;;
esac
if have >/dev/null 2>&1; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Please install $1 with your system's package manager, then run this again." >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
echo "Installing $1 ..." >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends "$1" >/dev/null
have >/dev/null 2>&1
