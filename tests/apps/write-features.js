/** `npm run app-features`: writes docs/0039-app-features.md again. */
'use strict';

const { writeFileSync } = require('node:fs');

const { FEATURES_PAGE, featuresPage } = require('tsx/cjs/api').require('./features.ts', __filename);

writeFileSync(FEATURES_PAGE, featuresPage());
