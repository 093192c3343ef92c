#!/bin/sh
# Lighthouse (from npm) on home, city page and application form of a demo that is already served:
#   ./run demo &   then   sh benchmarks/lighthouse.sh http://127.0.0.1:8000
set -eu
site="${1:-http://127.0.0.1:8000}"
: "${CHROME_PATH:=$(command -v chromium || command -v google-chrome)}"
export CHROME_PATH
for path in / /cities/vallejo/ /apply/; do
  npx --yes lighthouse@12 "$site$path" --quiet --output=json --output-path=stdout \
    --chrome-flags="--headless=new --no-sandbox --disable-gpu" |
    node -e '
      let text = ""; process.stdin.on("data", (d) => (text += d)).on("end", () => {
        const r = JSON.parse(text);
        const say = Object.values(r.categories).map((c) => `${c.title} ${Math.round(c.score * 100)}`);
        console.log(process.argv[1], say.join(" · "));
      });' "$path"
done
