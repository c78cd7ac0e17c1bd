import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Code of conduct","description":"","frontmatter":{},"headers":[],"relativePath":"code-of-conduct.md","filePath":"code-of-conduct.md"}');
const _sfc_main = { name: "code-of-conduct.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="code-of-conduct" tabindex="-1">Code of conduct <a class="header-anchor" href="#code-of-conduct" aria-label="Permalink to &quot;Code of conduct&quot;">​</a></h1><p>This project follows the <a href="https://www.contributor-covenant.org/version/2/1/code_of_conduct/" target="_blank" rel="noreferrer">Contributor Covenant, version 2.1</a>.</p><p>In short: be kind, argue about the code and not about the person, assume good intent, and accept a &quot;no&quot; with its reason. Harassment, insults and the publication of someone&#39;s private data are not tolerated, in issues, reviews, chats or at events.</p><p>Report a breach to the maintainers in private, the way that <a href="/kubevirt-iac/v0.1/security.html">SECURITY.md</a> describes, with a title that begins with &quot;Conduct&quot;. The maintainers answer within a week, keep the reporter&#39;s name to themselves, and may warn, or exclude for a time or permanently.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("code-of-conduct.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const codeOfConduct = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  codeOfConduct as default
};
