#!/usr/bin/env bash
# The long tests: kills of sweeps, then the battery of patterns. With flags (see validation/run.ts), the battery alone.
set -euo pipefail
if [ $# -eq 0 ]; then npx vitest run test/long; fi
exec npx tsx validation/run.ts "$@"
