/** The shells for which there is a completion script, so that tests can ask them. Prints the names of those that are missing and cannot be installed. */
import { onPath } from '../toolchain/on-path';
import { installPackages } from './distribution';

const missing = (): string[] => ['bash', 'zsh', 'fish'].filter((shell) => !onPath(shell));

if (missing().length > 0) installPackages(...missing());
const left = missing();
if (left.length > 0) {
  process.stdout.write(`${left.join(' ')}\n`);
  process.stderr.write(
    `Missing shells: ${left.join(', ')}. Install the packages of these names of your distribution (on Debian as root: apt-get install ${left.join(' ')}).\n`,
  );
}
