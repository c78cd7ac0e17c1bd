/** Editions of Windows that an answer file can be written for. */
export const Windows = {
  WINDOWS_10: '10',
  WINDOWS_11: '11',
  SERVER_2016: 'server-2016',
  SERVER_2019: 'server-2019',
  SERVER_2022: 'server-2022',
  SERVER_2025: 'server-2025',
} as const;
export type Windows = (typeof Windows)[keyof typeof Windows];

/** What differs between the editions. */
export interface Edition {
  /** Folder of its drivers on the virtio-win CD. */
  readonly drivers: string;
  /** Image that is installed: with a desktop, by its name on Microsoft's media. */
  readonly image: string;
  /** Whether it is a client, whose first boot asks for an account. */
  readonly client: boolean;
}

export const EDITIONS: Readonly<Record<Windows, Edition>> = {
  '10': { drivers: 'w10', image: 'Windows 10 Pro', client: true },
  '11': { drivers: 'w11', image: 'Windows 11 Pro', client: true },
  'server-2016': { drivers: '2k16', image: 'Windows Server 2016 SERVERSTANDARD', client: false },
  'server-2019': { drivers: '2k19', image: 'Windows Server 2019 SERVERSTANDARD', client: false },
  'server-2022': { drivers: '2k22', image: 'Windows Server 2022 SERVERSTANDARD', client: false },
  'server-2025': { drivers: '2k25', image: 'Windows Server 2025 SERVERSTANDARD', client: false },
};
