from __future__ import annotations

from thrive.base.later import Pattern, later, path

portal = later("thrive.portal")

urlpatterns: list[Pattern] = [
    path("", portal.views.home, name="home"),
    path("cities/", portal.views.cities, name="cities"),
    path("cities.csv", portal.views.cities_file, name="cities_file"),
    path("cities/<slug:slug>/", portal.views.city, name="city"),
    path("action-areas/", portal.views.areas, name="action_areas"),
    path("action-areas/<slug:area>/", portal.views.area, name="action_area"),
    path("get-involved/", portal.views.get_involved, name="get_involved"),
    path("get-involved/tiers/", portal.views.tiers, name="tiers"),
    path("desk/", portal.views.desk, name="desk"),
    path("staff/", portal.views.staff_desk, name="staff_desk"),
    path("staff/my-cities/", portal.views.my_cities, name="my_cities"),
    path("staff/my-cities.csv", portal.views.my_cities_file, name="my_cities_file"),
    path("staff/reports/", portal.reports.reports, name="reports"),
    path("staff/reports.csv", portal.reports.reports_file, name="reports_file"),
    path("staff/reports/<slug:figure>/", portal.reports.figure, name="figure"),
    path("staff/reports/<slug:figure>.csv", portal.reports.figure_file, name="figure_file"),
    path("search/", portal.views.search, name="search"),
    path("robots.txt", portal.sitemap.robots, name="robots"),
    path("sitemap.xml", portal.sitemap.sitemap, name="sitemap"),
]
