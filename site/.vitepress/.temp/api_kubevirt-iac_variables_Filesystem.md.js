import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Filesystem","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Filesystem.md","filePath":"api/kubevirt-iac/variables/Filesystem.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Filesystem.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="filesystem" tabindex="-1">Filesystem <a class="header-anchor" href="#filesystem" aria-label="Permalink to &quot;Filesystem&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Filesystem</strong>: <code>object</code></p></blockquote><p>Directories that are shared with the guest.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="virtiofs" tabindex="-1">virtiofs <a class="header-anchor" href="#virtiofs" aria-label="Permalink to &quot;virtiofs&quot;">​</a></h3><blockquote><p><strong>virtiofs</strong>: (<code>volume</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></p></blockquote><p>A volume as a directory: <code>mount -t virtiofs &lt;name&gt; /mnt</code>. A claim needs the feature gate <code>EnableVirtioFsStorageVolumes</code>.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>volume</code></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/d.html#disk"><code>Disk</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Filesystem.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Filesystem = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Filesystem as default
};
