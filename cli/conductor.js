#!/usr/bin/env node
/**
 * `npx conductor`: plain JavaScript, because it must be able to say what is missing before TypeScript can run at all.
 * Everything else is TypeScript from `main.ts` on, loaded through tsx.
 */
'use strict';

const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
if (!existsSync(path.join(root, 'node_modules', 'tsx'))) {
  console.error(
    'conductor: the packages it needs are not installed. Run `npm start`, or `npm ci`, in ' + root,
  );
  process.exit(1);
}
require('tsx/cjs');
require('./main.ts').main(process.argv);
