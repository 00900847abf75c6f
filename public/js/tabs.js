// On a phone tabs move sideways in their strip: the one that the page belongs to is brought into view.

const showCurrentTab = () => {
  for (const tabs of document.querySelectorAll('nav.tabs')) {
    const current = tabs.querySelector('[aria-current]');
    if (current) tabs.scrollLeft = current.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
  }
};

showCurrentTab();
document.addEventListener('htmx:after:swap', showCurrentTab);
