'use strict';
const { reporters } = require('mocha');
const { mkdirSync, writeFileSync } = require('node:fs');

/** Mocha's short reporter, which also leaves its counts for `npm test`. */
module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      mkdirSync('.cache/results', { recursive: true });
      const { passes, failures } = runner.stats;
      writeFileSync('.cache/results/node.json', JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
