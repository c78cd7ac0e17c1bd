import { type FunctionSpec, STRING } from './spec';

/** Functions: they read the cluster. */
export const FUNCTIONS: Readonly<Record<string, FunctionSpec>> = {
  'kubevirt:index:getVirtualMachine': {
    description:
      'Reads a VirtualMachine and its guest from the cluster, even if another program manages it. An error if it does not exist.',
    inputs: {
      type: 'object',
      properties: {
        name: { ...STRING, description: 'Name of the VirtualMachine.' },
        namespace: { ...STRING, description: 'Its namespace. Default: that of the provider.' },
      },
      required: ['name'],
    },
    outputs: {
      type: 'object',
      properties: {
        name: { ...STRING, description: 'Name of the VirtualMachine.' },
        namespace: { ...STRING, description: 'Its namespace.' },
        uid: { ...STRING, description: 'Identity of the object in its cluster.' },
        printableStatus: { ...STRING, description: '`status.printableStatus`: `Running`, `Stopped`, `Provisioning`.' },
        running: { type: 'boolean', description: 'Whether the guest runs.' },
        restartRequired: {
          type: 'boolean',
          description: 'Whether changes wait for a restart of the guest (condition `RestartRequired`).',
        },
        nodeName: { ...STRING, description: 'Node that the guest runs on.' },
        ipAddresses: {
          type: 'array',
          items: STRING,
          description: "The guest's addresses, those of its first interface first.",
        },
      },
      required: ['name', 'namespace', 'uid', 'printableStatus', 'running', 'restartRequired', 'ipAddresses'],
    },
  },
};
