#!/bin/sh
# Installs what the tests need from the system's packages, by name:
# ./scripts/install_system.sh chromium|chromium-headless-shell|postgresql|java
set -eu
package=$1
case "$1" in
  chromium) have() { command -v chromium || command -v chromium-browser || command -v google-chrome; } ;;
  chromium-headless-shell) have() { command -v chromium-headless-shell; } ;;
  postgresql) have() { ls /usr/lib/postgresql/*/bin/initdb || command -v initdb; } ;;
  java) have() { command -v java || [ -x "${JAVA_HOME:-}/bin/java" ]; }; package=default-jre-headless ;;
  *) echo "usage: $0 chromium|chromium-headless-shell|postgresql|java" >&2; exit 2 ;;
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
$as_root apt-get install -y -qq --no-install-recommends "$package" >/dev/null
have >/dev/null 2>&1
