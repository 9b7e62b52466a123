#!/usr/bin/env bash
# Installs the Debian packages that `npm run test:system` needs, only those missing.
set -euo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
fc-list 2>/dev/null | grep -qi 'wqy\|noto sans cjk' || missing+=(fonts-wqy-microhei)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v /usr/bin/Rscript >/dev/null || missing+=(r-base-core)
/usr/bin/python3 -c 'import pandas' 2>/dev/null || missing+=(python3-pandas)
if [ ${#missing[@]} -eq 0 ]; then
  echo 'setup: everything is there'
  exit 0
fi
echo "setup: installing ${missing[*]}"
run() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
run apt-get -o DPkg::Lock::Timeout=300 update -qq
DEBIAN_FRONTEND=noninteractive run apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
echo 'setup: done'
