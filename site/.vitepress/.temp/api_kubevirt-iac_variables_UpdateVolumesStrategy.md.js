import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"UpdateVolumesStrategy","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/UpdateVolumesStrategy.md","filePath":"api/kubevirt-iac/variables/UpdateVolumesStrategy.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/UpdateVolumesStrategy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="updatevolumesstrategy" tabindex="-1">UpdateVolumesStrategy <a class="header-anchor" href="#updatevolumesstrategy" aria-label="Permalink to &quot;UpdateVolumesStrategy&quot;">​</a></h1><blockquote><p><code>const</code> <strong>UpdateVolumesStrategy</strong>: <code>object</code></p></blockquote><p>Reaction to a volume that is replaced in the spec of a running guest.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="migration" tabindex="-1">MIGRATION <a class="header-anchor" href="#migration" aria-label="Permalink to &quot;MIGRATION&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>MIGRATION</strong>: <code>&quot;Migration&quot;</code></p></blockquote><p>The data is copied to the new volume while the guest runs.</p><h3 id="replacement" tabindex="-1">REPLACEMENT <a class="header-anchor" href="#replacement" aria-label="Permalink to &quot;REPLACEMENT&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>REPLACEMENT</strong>: <code>&quot;Replacement&quot;</code></p></blockquote><p>The guest uses the new volume, with the data on it, from its next boot on.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/UpdateVolumesStrategy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UpdateVolumesStrategy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UpdateVolumesStrategy as default
};
