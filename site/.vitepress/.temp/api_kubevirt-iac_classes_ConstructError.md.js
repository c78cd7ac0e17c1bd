import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"ConstructError","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/classes/ConstructError.md","filePath":"api/kubevirt-iac/classes/ConstructError.md"}');
const _sfc_main = { name: "api/kubevirt-iac/classes/ConstructError.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="constructerror" tabindex="-1">ConstructError <a class="header-anchor" href="#constructerror" aria-label="Permalink to &quot;ConstructError&quot;">​</a></h1><p>An error in the use of a construct. Its message begins with the construct&#39;s path.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new ConstructError</strong>(<code>constructPath</code>, <code>message</code>): <code>ConstructError</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>constructPath</code></td><td><code>string</code></td><td>Path of the construct, from the app.</td></tr><tr><td><code>message</code></td><td><code>string</code></td><td>-</td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="constructpath" tabindex="-1">constructPath <a class="header-anchor" href="#constructpath" aria-label="Permalink to &quot;constructPath&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>constructPath</strong>: <code>string</code></p></blockquote><p>Path of the construct, from the app.</p><h3 id="name" tabindex="-1">name <a class="header-anchor" href="#name" aria-label="Permalink to &quot;name&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>name</strong>: <code>&quot;ConstructError&quot;</code> = <code>&quot;ConstructError&quot;</code></p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/classes/ConstructError.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ConstructError = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ConstructError as default
};
