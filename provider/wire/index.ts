export { initFailed, RpcError } from './error';
export { decode, encode, type Fields, type Message } from './message';
export { isPlainObject, NOTHING, type Path, type Properties } from './properties';
export * as protocol from './protocol';
