// Compiles src/ to dist/. Runs as npm's `prepare`, so a clone is usable right after `npm install`;
// an installation without the compiler (a packed tarball) already holds dist/ and has nothing to build.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let compiler;
try {
  compiler = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
} catch {
  if (existsSync('dist/cli.js')) process.exit(0);
  console.error('build: typescript is not installed; run npm install without --omit=dev');
  process.exit(1);
}
rmSync('dist', { recursive: true, force: true });
const result = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (result.status === 0) chmodSync('dist/cli.js', 0o755);
process.exit(result.status ?? 1);
