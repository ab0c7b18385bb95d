/** Starts the comparison's long mode: see main.ts. */
'use strict';

require('tsx/cjs');
require('./main.ts');
