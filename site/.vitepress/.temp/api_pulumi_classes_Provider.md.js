import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Provider","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/classes/Provider.md","filePath":"api/pulumi/classes/Provider.md"}');
const _sfc_main = { name: "api/pulumi/classes/Provider.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="provider" tabindex="-1">Provider <a class="header-anchor" href="#provider" aria-label="Permalink to &quot;Provider&quot;">​</a></h1><p>The connection to a cluster: for programs that use more than one, or settings that are not in the stack&#39;s configuration.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new Provider</strong>(<code>name</code>, <code>args?</code>, <code>opts?</code>): <code>Provider</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>args?</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/p.html#providerargs"><code>ProviderArgs</code></a></td></tr><tr><td><code>opts?</code></td><td><code>ResourceOptions</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="__pulumitype" tabindex="-1">__pulumiType <a class="header-anchor" href="#__pulumitype" aria-label="Permalink to &quot;\\_\\_pulumiType&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>static</code> <strong>__pulumiType</strong>: <code>&quot;kubevirt&quot;</code> = <code>&quot;kubevirt&quot;</code></p></blockquote><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="isinstance" tabindex="-1">isInstance() <a class="header-anchor" href="#isinstance" aria-label="Permalink to &quot;isInstance()&quot;">​</a></h3><blockquote><p><code>static</code> <strong>isInstance</strong>(<code>value</code>): <code>value is Provider</code></p></blockquote><p>Whether a value is a Provider, of any copy of this package.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>value</code></td><td><code>unknown</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>value is Provider</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/classes/Provider.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Provider = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Provider as default
};
