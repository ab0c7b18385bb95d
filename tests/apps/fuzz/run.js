/** Starts the long mode of the apps' fuzzer: see main.ts. */
'use strict';

require('tsx/cjs');
require('./main.ts');
