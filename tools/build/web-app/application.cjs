/**
 * Angular's application builder, with the table of entities that the web app needs. CommonJS, as Nx loads builders.
 */
const { createBuilder } = require('@angular-devkit/architect');
const { buildApplication } = require('@angular/build');
const { join } = require('node:path');

const namedEntities = join(__dirname, '../../../apps/chat-web/src/app/markdown/named-entities.ts');

/** markdown-it asks this package for the names of all characters in HTML. */
const fewEntities = {
  name: 'few-entities',
  setup(build) {
    build.onResolve({ filter: /^entities$/ }, () => ({ path: namedEntities, sideEffects: false }));
  },
};

module.exports = createBuilder((options, context) =>
  buildApplication(options, context, { codePlugins: [fewEntities] }),
);
