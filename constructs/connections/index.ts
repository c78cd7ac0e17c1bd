export { type ConnectedGuests, Connections } from './connections';
export { DefaultDeny, type DefaultDenyProps, type DenyException } from './default-deny';
export { type ConnectionPeer, Peer, PRIVATE, platformNamespaces } from './peer';
