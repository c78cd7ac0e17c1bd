import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import HomeActions from './HomeActions.vue';
import HomeCards from './HomeCards.vue';
import HomeCode from './HomeCode.vue';
import HomeHero from './HomeHero.vue';
import HomePage from './HomePage.vue';
import Layout from './Layout.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    for (const [name, component] of Object.entries({ HomeActions, HomeCards, HomeCode, HomeHero, HomePage }))
      app.component(name, component);
  },
} satisfies Theme;
