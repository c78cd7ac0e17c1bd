import { parseConfig } from '../config';
import { packageVersion } from '../package-file';
import type { CheckFailure, CheckRequest, CheckResponse } from '../wire';

export function checkConfig(request: CheckRequest): CheckResponse {
  const { failures } = parseConfig(request.news.value);
  const kubeconfig = request.news.value['kubeconfig'] === undefined ? [] : [['kubeconfig']];
  const inputs = { ...request.news, secrets: [...request.news.secrets, ...kubeconfig] };
  return { inputs, failures: [...newerProgram(request.news.value['version']), ...failures] };
}

/** A program whose SDK is newer than the plugin may use what the plugin does not know. An older one uses what is still there. */
function newerProgram(sdk: unknown): CheckFailure[] {
  const plugin = packageVersion();
  if (typeof sdk !== 'string' || !isNewer(minorOf(sdk), minorOf(plugin))) return [];
  const reason = `this program was written with release ${sdk} of the SDK, and this plugin is release ${plugin}, which is older. Install the plugin of that release: \`pulumi plugin install resource kubevirt ${sdk}\`, or kubevirt-iac@${sdk} from npm; or use the SDK of release ${plugin}.`;
  return [{ property: 'version', reason }];
}

/** Major and minor: a patch adds nothing. */
const minorOf = (version: string): readonly number[] => version.replace(/^v/, '').split('.').slice(0, 2).map(Number);

function isNewer(
  [major = 0, minor = 0]: readonly number[],
  [otherMajor = 0, otherMinor = 0]: readonly number[],
): boolean {
  return major > otherMajor || (major === otherMajor && minor > otherMinor);
}
