import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Architecture","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Architecture.md","filePath":"api/kubevirt-iac/variables/Architecture.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Architecture.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="architecture" tabindex="-1">Architecture <a class="header-anchor" href="#architecture" aria-label="Permalink to &quot;Architecture&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Architecture</strong>: <code>object</code></p></blockquote><p>Architectures of the guest&#39;s processor.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="amd64" tabindex="-1">AMD64 <a class="header-anchor" href="#amd64" aria-label="Permalink to &quot;AMD64&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>AMD64</strong>: <code>&quot;amd64&quot;</code></p></blockquote><h3 id="arm64" tabindex="-1">ARM64 <a class="header-anchor" href="#arm64" aria-label="Permalink to &quot;ARM64&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>ARM64</strong>: <code>&quot;arm64&quot;</code></p></blockquote><h3 id="s390x" tabindex="-1">S390X <a class="header-anchor" href="#s390x" aria-label="Permalink to &quot;S390X&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>S390X</strong>: <code>&quot;s390x&quot;</code></p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Architecture.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Architecture = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Architecture as default
};
