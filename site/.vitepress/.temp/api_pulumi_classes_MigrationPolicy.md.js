import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"MigrationPolicy","description":"","frontmatter":{},"headers":[],"relativePath":"api/pulumi/classes/MigrationPolicy.md","filePath":"api/pulumi/classes/MigrationPolicy.md"}');
const _sfc_main = { name: "api/pulumi/classes/MigrationPolicy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="migrationpolicy" tabindex="-1">MigrationPolicy <a class="header-anchor" href="#migrationpolicy" aria-label="Permalink to &quot;MigrationPolicy&quot;">​</a></h1><p>Settings of live migrations: the construct of the same name as a component.</p><h2 id="constructors" tabindex="-1">Constructors <a class="header-anchor" href="#constructors" aria-label="Permalink to &quot;Constructors&quot;">​</a></h2><h3 id="constructor" tabindex="-1">Constructor <a class="header-anchor" href="#constructor" aria-label="Permalink to &quot;Constructor&quot;">​</a></h3><blockquote><p><strong>new MigrationPolicy</strong>(<code>name</code>, <code>args</code>, <code>opts?</code>): <code>MigrationPolicy</code></p></blockquote><h4 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h4><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>args</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/m.html#migrationpolicyargs"><code>MigrationPolicyArgs</code></a></td></tr><tr><td><code>opts?</code></td><td><a href="/kubevirt-iac/v0.1/api/pulumi/types/c.html#componentoptions"><code>ComponentOptions</code></a></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="construct" tabindex="-1">construct <a class="header-anchor" href="#construct" aria-label="Permalink to &quot;construct&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>construct</strong>: <a href="/kubevirt-iac/v0.1/api/kubevirt-iac/classes/MigrationPolicy.html"><code>MigrationPolicy</code></a></p></blockquote><p>The construct behind this component.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/pulumi/classes/MigrationPolicy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MigrationPolicy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MigrationPolicy as default
};
