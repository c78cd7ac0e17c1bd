import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Clock","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Clock.md","filePath":"api/kubevirt-iac/variables/Clock.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Clock.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="clock" tabindex="-1">Clock <a class="header-anchor" href="#clock" aria-label="Permalink to &quot;Clock&quot;">​</a></h1><blockquote><p><strong>Clock</strong>: <code>object</code></p></blockquote><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="timezone" tabindex="-1">timezone <a class="header-anchor" href="#timezone" aria-label="Permalink to &quot;timezone&quot;">​</a></h3><blockquote><p><strong>timezone</strong>: (<code>timezone</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clock"><code>Clock</code></a></p></blockquote><p>A clock in the local time of a zone, such as <code>Europe/Berlin</code>, as Windows expects.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>timezone</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clock"><code>Clock</code></a></p><h3 id="utc" tabindex="-1">utc <a class="header-anchor" href="#utc" aria-label="Permalink to &quot;utc&quot;">​</a></h3><blockquote><p><strong>utc</strong>: (<code>options?</code>) =&gt; <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clock"><code>Clock</code></a></p></blockquote><p>A clock in UTC, or at an offset in seconds from it.</p><h4 id="parameters-1" tabindex="-1">Parameters <a class="header-anchor" href="#parameters-1" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>options?</code></td><td>{ <code>offsetSeconds?</code>: <code>number</code>; }</td></tr><tr><td><code>options.offsetSeconds?</code></td><td><code>number</code></td></tr></tbody></table><h4 id="returns-1" tabindex="-1">Returns <a class="header-anchor" href="#returns-1" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/c.html#clock"><code>Clock</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Clock.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Clock = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Clock as default
};
