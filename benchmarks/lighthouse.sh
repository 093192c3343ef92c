#!/bin/sh
# Lighthouse (from npm), four categories, on home, city page and application form:
#   sh benchmarks/lighthouse.sh                         of a demo told and served for it
#   sh benchmarks/lighthouse.sh http://127.0.0.1:8000   of a site that is served already
# Below a score of 100 it says what was found. LIGHTHOUSE="…" names one that is installed.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
: "${CHROME_PATH:=$(command -v chromium || command -v google-chrome)}"
: "${LIGHTHOUSE:=npx --yes lighthouse@12}"
export CHROME_PATH
site="${1:-}"
if [ -z "$site" ]; then
  folder="$(mktemp -d)"
  port="${PORT:-8765}"
  site="http://127.0.0.1:$port"
  unset DATABASE_URL
  export DATA_DIR="$folder" DEMO=1 PORT="$port"
  "$here/.venv/bin/thrive" manage migrate --verbosity 0
  "$here/.venv/bin/thrive" demo tell >/dev/null
  "$here/.venv/bin/thrive" serve --port "$port" >/dev/null &
  server=$!
  trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT INT TERM
  sleep 4
fi
jar="$(mktemp)"
# As an applicant of the demo, to see a section of the application behind its private link.
token="$(curl -s -c "$jar" "$site/demo/" | sed -n 's/.*csrfmiddlewaretoken" value="\([^"]*\)".*/\1/p' | head -1)"
curl -s -o /dev/null -b "$jar" -c "$jar" -d "csrfmiddlewaretoken=$token&as=rosa" "$site/demo/"
applicant="$(awk '$6 == "sessionid" { print $6 "=" $7 }' "$jar")"
code="$(curl -s -b "$jar" "$site/desk/" | sed -n 's|.*/apply/status/\(VIS-[A-Z0-9-]*\)/.*|\1|p' | head -1)"
rm -f "$jar"
for path in / /cities/vallejo/ /cities/fresno/ /apply/ "/apply/$code/your-team/"; do
  cookie=""
  case "$path" in /apply/?*) cookie="$applicant" ;; esac
  $LIGHTHOUSE "$site$path" --quiet --output=json --output-path=stdout \
    --extra-headers="{\"Cookie\": \"$cookie\"}" \
    --chrome-flags="--headless=new --no-sandbox --disable-gpu" 2>/dev/null |
    node -e '
      let text = ""; process.stdin.on("data", (d) => (text += d)).on("end", () => {
        const r = JSON.parse(text);
        const say = Object.values(r.categories).map((c) => `${c.title} ${Math.round(c.score * 100)}`);
        console.log(process.argv[1], say.join(" · "));
        for (const c of Object.values(r.categories)) for (const ref of c.auditRefs) {
          const a = r.audits[ref.id];
          if (ref.weight && a.score !== null && a.score < 1)
            console.log(`  ${c.title}: ${a.title} ${a.displayValue || ""}`);
        }
      });' "$path"
done
