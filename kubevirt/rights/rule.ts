/** One RBAC rule, with why it is needed: the comment above it where it is printed. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
  readonly why?: string;
  /** Whether only a part of the answer is missing without it. */
  readonly optional?: true;
}

export const READ = ['get', 'list', 'watch'] as const;
/** One server-side apply per object: an apply that creates the object needs both `create` and `patch`. */
export const WRITE = ['create', 'patch', 'delete'] as const;
export const MANAGE = [...READ, ...WRITE] as const;

/** `rule('kubevirt.io', 'virtualmachines virtualmachineinstances', READ, why)` */
export function rule(group: string, resources: string, verbs: readonly string[], why?: string): Rule {
  return { apiGroups: [group], resources: resources.split(' '), verbs: [...verbs], ...(why && { why }) };
}
