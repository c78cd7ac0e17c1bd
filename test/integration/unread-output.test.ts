/** A command whose reader goes away, as `head` does when it has seen enough. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(__dirname, '../../bin/kubevirt-iac');

test.each(['--help', 'import --help', 'rights installer', 'completion bash'])(
  '%s ends silently, by the exit code of a closed pipe',
  (command) => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "$0" "$1" ${command} | true`, process.execPath, CLI],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 141, stderr: '' });
  },
);
