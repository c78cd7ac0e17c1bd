import type { Platform } from './platforms';

export interface Launcher {
  /** What Pulumi runs. */
  readonly path: string;
  /** The Node.js beside it. */
  readonly node: string;
  readonly script: string;
}

/** Pulumi looks for a file of this name in the folder of the plugin, on Windows with .exe or .cmd. */
export const launcher = ({ os }: Platform): Launcher =>
  os === 'windows'
    ? { path: 'pulumi-resource-kubevirt.cmd', node: 'node.exe', script: WINDOWS }
    : { path: 'pulumi-resource-kubevirt', node: 'node', script: POSIX };

/** The process becomes Node.js, so that signals reach the plugin. A link to the script, such as one on PATH, is followed. */
const POSIX = `#!/bin/sh
self=$0
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
case $self in */*) folder=\${self%/*} ;; *) folder=. ;; esac
exec "$folder/node" "$folder/lib/main.js" "$@"
`;

const WINDOWS = '@"%~dp0node.exe" "%~dp0lib\\main.js" %*\r\n';
