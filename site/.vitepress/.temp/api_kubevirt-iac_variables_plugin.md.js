import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"plugin","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/plugin.md","filePath":"api/kubevirt-iac/variables/plugin.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/plugin.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="plugin" tabindex="-1">plugin <a class="header-anchor" href="#plugin" aria-label="Permalink to &quot;plugin&quot;">​</a></h1><blockquote><p><code>const</code> <strong>plugin</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="v1alpha1" tabindex="-1">v1alpha1 <a class="header-anchor" href="#v1alpha1" aria-label="Permalink to &quot;v1alpha1&quot;">​</a></h3><blockquote><p><strong>v1alpha1</strong>: <code>object</code></p></blockquote><h4 id="v1alpha1plugin" tabindex="-1">v1alpha1.Plugin <a class="header-anchor" href="#v1alpha1plugin" aria-label="Permalink to &quot;v1alpha1.Plugin&quot;">​</a></h4><blockquote><p><strong>Plugin</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/o.html#objectclass"><code>ObjectClass</code></a></p></blockquote><p>Hooks of a plugin into guests&#39; domains and nodes&#39; virt-handlers, cluster-wide.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/plugin.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const plugin = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  plugin as default
};
