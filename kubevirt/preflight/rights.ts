import { installerRules } from '../rights';

/** One right, as a SelfSubjectAccessReview asks for it. */
export interface Right {
  verb: string;
  group: string;
  resource: string;
  name?: string;
}

/** Everything: whoever has it needs no further question. */
export const ALL_RIGHTS: Right = { verb: '*', group: '*', resource: '*' };

const READS: readonly string[] = ['get', 'list', 'watch'];

/** What an installation writes, and the roles that it must be able to grant. Rules that only read explain more, and are not needed. */
export function installRights(): Right[] {
  return installerRules()
    .filter(({ verbs }) => verbs.some((verb) => !READS.includes(verb)))
    .flatMap(({ apiGroups, resources, verbs, resourceNames = [undefined] }) =>
      apiGroups.flatMap((group) =>
        resources.flatMap((resource) =>
          verbs.flatMap((verb) =>
            resourceNames.map((name) => ({ verb, group, resource, ...(name !== undefined && { name }) })),
          ),
        ),
      ),
    );
}

/** `create kubevirts.kubevirt.io`. */
export const rightText = ({ verb, group, resource, name }: Right): string =>
  `${verb} ${resource}${group ? `.${group}` : ''}${name === undefined ? '' : ` ${name}`}`;
