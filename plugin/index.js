// Exports nothing: Pulumi takes a module that exports component classes for a provider of those alone.
const { dirname, join } = require('node:path');

require(join(dirname(require.resolve('kubevirt-iac/package.json')), 'bin', 'pulumi-resource-kubevirt'));
