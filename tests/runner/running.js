/**
 * A reporter for Jest that keeps a list of the test files which are running, as lines of the file that CONDUCTOR_RUNNING names: when a suite
 * doesn't end, the list says where to look.
 */
'use strict';

const { writeFileSync } = require('node:fs');
const path = require('node:path');

class Running {
  files = new Set();

  onTestFileStart({ path: file }) {
    this.files.add(file);
    this.write();
  }

  onTestFileResult({ path: file }) {
    this.files.delete(file);
    this.write();
  }

  write() {
    const names = [...this.files].map((file) => path.relative(process.cwd(), file));
    writeFileSync(process.env.CONDUCTOR_RUNNING, names.join('\n'));
  }
}

module.exports = Running;
