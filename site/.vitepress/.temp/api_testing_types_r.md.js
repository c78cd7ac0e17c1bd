import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Types: R","description":"","frontmatter":{},"headers":[],"relativePath":"api/testing/types/r.md","filePath":"api/testing/types/r.md"}');
const _sfc_main = { name: "api/testing/types/r.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="types-r" tabindex="-1">Types: R <a class="header-anchor" href="#types-r" aria-label="Permalink to &quot;Types: R&quot;">​</a></h1><h2 id="requestfilter" tabindex="-1">RequestFilter <a class="header-anchor" href="#requestfilter" aria-label="Permalink to &quot;RequestFilter&quot;">​</a></h2><p><code>kubevirt-iac/testing</code>: a sandbox and jest matchers for tests of your own environments.</p><h3 id="resource" tabindex="-1">resource? <a class="header-anchor" href="#resource" aria-label="Permalink to &quot;resource?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>resource?</strong>: <code>string</code></p></blockquote><h3 id="since" tabindex="-1">since? <a class="header-anchor" href="#since" aria-label="Permalink to &quot;since?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>since?</strong>: <code>Date</code></p></blockquote><h3 id="useragent" tabindex="-1">userAgent? <a class="header-anchor" href="#useragent" aria-label="Permalink to &quot;userAgent?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>userAgent?</strong>: <code>string</code></p></blockquote><p>Prefix of the user agent.</p><h3 id="verbs" tabindex="-1">verbs? <a class="header-anchor" href="#verbs" aria-label="Permalink to &quot;verbs?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>verbs?</strong>: readonly <code>string</code>[]</p></blockquote><h2 id="rule" tabindex="-1">Rule <a class="header-anchor" href="#rule" aria-label="Permalink to &quot;Rule&quot;">​</a></h2><p>One RBAC rule: permissions of a user.</p><h3 id="apigroups" tabindex="-1">apiGroups <a class="header-anchor" href="#apigroups" aria-label="Permalink to &quot;apiGroups&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>apiGroups</strong>: readonly <code>string</code>[]</p></blockquote><h3 id="resourcenames" tabindex="-1">resourceNames? <a class="header-anchor" href="#resourcenames" aria-label="Permalink to &quot;resourceNames?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>resourceNames?</strong>: readonly <code>string</code>[]</p></blockquote><h3 id="resources" tabindex="-1">resources <a class="header-anchor" href="#resources" aria-label="Permalink to &quot;resources&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>resources</strong>: readonly <code>string</code>[]</p></blockquote><h3 id="verbs-1" tabindex="-1">verbs <a class="header-anchor" href="#verbs-1" aria-label="Permalink to &quot;verbs&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>verbs</strong>: readonly <code>string</code>[]</p></blockquote></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/testing/types/r.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const r = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  r as default
};
