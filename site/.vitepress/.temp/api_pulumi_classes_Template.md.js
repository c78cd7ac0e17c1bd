import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Template<P>","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/classes/Template.md","filePath":"api/pulumi/classes/Template.md"}');
const _sfc_main = { name: "api/pulumi/classes/Template.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="templatep" tabindex="-1">Template&lt;P&gt; <a class="header-anchor" href="#templatep" aria-label="Permalink to &quot;Template\\&lt;P\\&gt;&quot;">​</a></h1><p>A template from which the cluster creates VMs: the construct of the same name as a component.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td>&lt;a id=&quot;type-parameter-p&quot;&gt;&lt;/a&gt; <code>P</code> <em>extends</em> <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#parameters"><code>Parameters</code></a></td><td><a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#parameters"><code>Parameters</code></a></td></tr></tbody></table><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new Template</strong>&lt;<code>P</code>&gt;(<code>name</code>, <code>args</code>, <code>opts?</code>): <code>Template</code>&lt;<code>P</code>&gt;</p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>args</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/t.html#templateargs"><code>TemplateArgs</code></a>&lt;<code>P</code>&gt;</td></tr><tr><td><code>opts?</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/c.html#componentoptions"><code>ComponentOptions</code></a></td></tr></tbody></table><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Template</code>&lt;<code>P</code>&gt;</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="construct" tabindex="-1">construct <a class="header-anchor" href="#construct" aria-label="Permalink to &quot;construct&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>construct</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/Template.html"><code>Template</code></a></p></blockquote><p>The construct behind this component.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/classes/Template.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Template = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Template as default
};
