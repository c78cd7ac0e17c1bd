/** The fields of an interface that bind it to its network; a plugin is named in the last. */
export const INTERFACE_BINDINGS = [
  'bridge',
  'slirp',
  'masquerade',
  'sriov',
  'macvtap',
  'passt',
  'passtBinding',
  'binding',
] as const;
