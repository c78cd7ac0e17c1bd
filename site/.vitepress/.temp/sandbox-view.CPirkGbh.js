const _imports_0 = "/kubevirt-iac/v0.1/pictures/sandbox-view.png";
export {
  _imports_0 as _
};
