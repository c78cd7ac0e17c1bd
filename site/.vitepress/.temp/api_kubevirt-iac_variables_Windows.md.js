import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Windows","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Windows.md","filePath":"api/kubevirt-iac/variables/Windows.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Windows.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="windows" tabindex="-1">Windows <a class="header-anchor" href="#windows" aria-label="Permalink to &quot;Windows&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Windows</strong>: <code>object</code></p></blockquote><p>Editions of Windows that an answer file can be written for.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="server_2016" tabindex="-1">SERVER_2016 <a class="header-anchor" href="#server_2016" aria-label="Permalink to &quot;SERVER\\_2016&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>SERVER_2016</strong>: <code>&quot;server-2016&quot;</code></p></blockquote><h3 id="server_2019" tabindex="-1">SERVER_2019 <a class="header-anchor" href="#server_2019" aria-label="Permalink to &quot;SERVER\\_2019&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>SERVER_2019</strong>: <code>&quot;server-2019&quot;</code></p></blockquote><h3 id="server_2022" tabindex="-1">SERVER_2022 <a class="header-anchor" href="#server_2022" aria-label="Permalink to &quot;SERVER\\_2022&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>SERVER_2022</strong>: <code>&quot;server-2022&quot;</code></p></blockquote><h3 id="server_2025" tabindex="-1">SERVER_2025 <a class="header-anchor" href="#server_2025" aria-label="Permalink to &quot;SERVER\\_2025&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>SERVER_2025</strong>: <code>&quot;server-2025&quot;</code></p></blockquote><h3 id="windows_10" tabindex="-1">WINDOWS_10 <a class="header-anchor" href="#windows_10" aria-label="Permalink to &quot;WINDOWS\\_10&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>WINDOWS_10</strong>: <code>&quot;10&quot;</code></p></blockquote><h3 id="windows_11" tabindex="-1">WINDOWS_11 <a class="header-anchor" href="#windows_11" aria-label="Permalink to &quot;WINDOWS\\_11&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>WINDOWS_11</strong>: <code>&quot;11&quot;</code></p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Windows.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Windows = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Windows as default
};
