import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"backup","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/backup.md","filePath":"api/kubevirt-iac/variables/backup.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/backup.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="backup" tabindex="-1">backup <a class="header-anchor" href="#backup" aria-label="Permalink to &quot;backup&quot;">​</a></h1><blockquote><p><code>const</code> <strong>backup</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1alpha1" tabindex="-1">v1alpha1 <a class="header-anchor" href="#v1alpha1" aria-label="Permalink to &quot;v1alpha1&quot;">​</a></h3><blockquote><p><strong>v1alpha1</strong>: <code>object</code></p></blockquote><h4 id="v1alpha1virtualmachinebackup" tabindex="-1">v1alpha1.VirtualMachineBackup <a class="header-anchor" href="#v1alpha1virtualmachinebackup" aria-label="Permalink to &quot;v1alpha1.VirtualMachineBackup&quot;">​</a></h4><blockquote><p><strong>VirtualMachineBackup</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>A full or incremental backup of a running VM. It runs once; its spec cannot be changed.</p><h4 id="v1alpha1virtualmachinebackuptracker" tabindex="-1">v1alpha1.VirtualMachineBackupTracker <a class="header-anchor" href="#v1alpha1virtualmachinebackuptracker" aria-label="Permalink to &quot;v1alpha1.VirtualMachineBackupTracker&quot;">​</a></h4><blockquote><p><strong>VirtualMachineBackupTracker</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Remembers the last checkpoint of a VM, from which incremental backups start.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/backup.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const backup = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  backup as default
};
