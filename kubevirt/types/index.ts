/**
 * The types of every kind of the KubeVirt family, generated. `core.VirtualMachine`, `cdi.DataVolume`, ...: by group, as in the API.
 * Types only: importing them costs nothing at run time.
 */
export type * as aaq from './generated/aaq';
export type * as backup from './generated/backup';
export type * as cdi from './generated/cdi';
export type * as clone from './generated/clone';
export type * as core from './generated/core';
export type * as export from './generated/export';
export type * as forklift from './generated/forklift';
export type * as hco from './generated/hco';
export type * as hostpathprovisioner from './generated/hostpathprovisioner';
export type * as instancetype from './generated/instancetype';
export type * as k8s from './generated/k8s';
export type * as k8scni from './generated/k8scni';
export type * as migrations from './generated/migrations';
export type * as networkaddonsoperator from './generated/networkaddonsoperator';
export type * as nmstate from './generated/nmstate';
export type * as plugin from './generated/plugin';
export type * as pool from './generated/pool';
export type * as snapshot from './generated/snapshot';
export type * as ssp from './generated/ssp';
export type * as template from './generated/template';
export type { Quantity } from './quantity';
