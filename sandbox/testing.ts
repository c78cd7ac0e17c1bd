/** `kubevirt-iac/testing`: what a test of somebody's own environment needs. */
export * from './index';
