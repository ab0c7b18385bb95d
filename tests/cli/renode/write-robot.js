/** `npm run robot`: writes the Robot suites of renode/. */
'use strict';

const { writeFileSync } = require('node:fs');
const path = require('node:path');
const { FOLDER, robotSuites } = require('tsx/cjs/api').require('./robot.ts', __filename);

for (const [name, text] of robotSuites()) {
  const file = path.join(FOLDER, name);
  writeFileSync(path.join(__dirname, '../../..', file), text);
  console.log(file);
}
