import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Port","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Port.md","filePath":"api/kubevirt-iac/variables/Port.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Port.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="port" tabindex="-1">Port <a class="header-anchor" href="#port" aria-label="Permalink to &quot;Port&quot;">​</a></h1><blockquote><p><strong>Port</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="tcp" tabindex="-1">tcp <a class="header-anchor" href="#tcp" aria-label="Permalink to &quot;tcp&quot;">​</a></h3><blockquote><p><strong>tcp</strong>: (<code>port</code>, <code>name?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#port"><code>Port</code></a></p></blockquote><p>A TCP port.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>port</code></td><td><code>number</code></td></tr><tr><td><code>name?</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#port"><code>Port</code></a></p><h3 id="udp" tabindex="-1">udp <a class="header-anchor" href="#udp" aria-label="Permalink to &quot;udp&quot;">​</a></h3><blockquote><p><strong>udp</strong>: (<code>port</code>, <code>name?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#port"><code>Port</code></a></p></blockquote><p>A UDP port.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>port</code></td><td><code>number</code></td></tr><tr><td><code>name?</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#port"><code>Port</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Port.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Port = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Port as default
};
