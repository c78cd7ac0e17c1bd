import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: T","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/types/t.md","filePath":"api/pulumi/types/t.md"}');
const _sfc_main = { name: "api/pulumi/types/t.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-t" tabindex="-1">Types: T <a class="header-anchor" href="#types-t" aria-label="Permalink to &quot;Types: T&quot;">​</a></h1><h2 id="templateargs" tabindex="-1">TemplateArgs <a class="header-anchor" href="#templateargs" aria-label="Permalink to &quot;TemplateArgs&quot;">​</a></h2><blockquote><p><strong>TemplateArgs</strong>&lt;<code>P</code>&gt; = <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/t.html#templateprops"><code>TemplateProps</code></a>&lt;<code>P</code>&gt; &amp; <code>Omit</code>&lt;<a href="/kubevirt-iac/v0.1/api/pulumi/types/l.html#lifecycleargs"><code>LifecycleArgs</code></a>, <code>&quot;onRestart&quot;</code> | <code>&quot;window&quot;</code>&gt;</p></blockquote><p><strong>Type Parameters</strong></p><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td>&lt;a id=&quot;type-parameter-p&quot;&gt;&lt;/a&gt; <code>P</code> <em>extends</em> <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/p.html#parameters"><code>Parameters</code></a></td></tr></tbody></table><h2 id="tenantargs" tabindex="-1">TenantArgs <a class="header-anchor" href="#tenantargs" aria-label="Permalink to &quot;TenantArgs&quot;">​</a></h2><blockquote><p><strong>TenantArgs</strong> = <code>PlainArgs</code>&lt;<a href="/kubevirt-iac/v0.1/api/kubevirt-iac/types/t.html#tenantprops"><code>TenantProps</code></a>&gt;</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/types/t.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const t = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  t as default
};
