import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"networkaddonsoperator","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/networkaddonsoperator.md","filePath":"api/kubevirt-iac/variables/networkaddonsoperator.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/networkaddonsoperator.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="networkaddonsoperator" tabindex="-1">networkaddonsoperator <a class="header-anchor" href="#networkaddonsoperator" aria-label="Permalink to &quot;networkaddonsoperator&quot;">​</a></h1><blockquote><p><code>const</code> <strong>networkaddonsoperator</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1" tabindex="-1">v1 <a class="header-anchor" href="#v1" aria-label="Permalink to &quot;v1&quot;">​</a></h3><blockquote><p><strong>v1</strong>: <code>object</code></p></blockquote><h4 id="v1networkaddonsconfig" tabindex="-1">v1.NetworkAddonsConfig <a class="header-anchor" href="#v1networkaddonsconfig" aria-label="Permalink to &quot;v1.NetworkAddonsConfig&quot;">​</a></h4><blockquote><p><strong>NetworkAddonsConfig</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Networks besides the pod network. One object in a cluster, whose name must be <code>cluster</code>. A field that is present installs its addon.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/networkaddonsoperator.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const networkaddonsoperator = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  networkaddonsoperator as default
};
