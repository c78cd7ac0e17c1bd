/** The codes of gRPC that the plugin answers with. Those of `@grpc/grpc-js`, which only programs with Pulumi have installed: commands read this room, too. */
export const status = {
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  FAILED_PRECONDITION: 9,
  UNIMPLEMENTED: 12,
} as const;
