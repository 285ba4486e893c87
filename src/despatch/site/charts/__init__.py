"""Charts as SVG: pure functions of plain rows. Each is drawn wide and narrow, and stands alone as a file too.

Every text is escaped where the elements are made (`svg.tag`); colours are classes of static/charts.css.
"""

from despatch.site.charts.chart import NARROW, WIDE, Chart, standalone
from despatch.site.charts.contacts import contacts_chart
from despatch.site.charts.network import network_chart
from despatch.site.charts.rhythm import rhythm_chart
from despatch.site.charts.timeline import timeline_chart

__all__ = [
    "NARROW", "WIDE", "Chart", "contacts_chart", "network_chart", "rhythm_chart", "standalone", "timeline_chart",
]  # fmt: skip
