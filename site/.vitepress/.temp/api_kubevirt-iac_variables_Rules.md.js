import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Rules","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/Rules.md","filePath":"api/kubevirt-iac/variables/Rules.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/Rules.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="rules" tabindex="-1">Rules <a class="header-anchor" href="#rules" aria-label="Permalink to &quot;Rules&quot;">​</a></h1><blockquote><p><code>const</code> <strong>Rules</strong>: <code>object</code></p></blockquote><p>Disables admission rules, never silently: a reason is required, and every synth reports the findings as warnings.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="disable" tabindex="-1">disable() <a class="header-anchor" href="#disable" aria-label="Permalink to &quot;disable()&quot;">​</a></h3><blockquote><p><strong>disable</strong>(<code>construct</code>, <code>rule</code>, <code>reason</code>): <code>void</code></p></blockquote><p>Disables one rule, given by id or name, for a construct and everything below it. Throws if there is no such rule, or the reason is empty.</p><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>construct</code></td><td><code>IConstruct</code></td></tr><tr><td><code>rule</code></td><td><code>string</code></td></tr><tr><td><code>reason</code></td><td><code>string</code></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>void</code></p><h4 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h4><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">Rules.</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">disable</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(vm, </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&#39;unpinned-container-disk&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">, </span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;">&#39;this image has no other tag&#39;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">)</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/Rules.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Rules = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Rules as default
};
