from __future__ import annotations

from django.urls import URLPattern, path

from thrive.portal import reports, sitemap, views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("cities/", views.cities, name="cities"),
    path("cities.csv", views.cities_file, name="cities_file"),
    path("cities/<slug:slug>/", views.city, name="city"),
    path("action-areas/", views.areas, name="action_areas"),
    path("action-areas/<slug:area>/", views.area, name="action_area"),
    path("get-involved/", views.get_involved, name="get_involved"),
    path("get-involved/tiers/", views.tiers, name="tiers"),
    path("desk/", views.desk, name="desk"),
    path("staff/", views.staff_desk, name="staff_desk"),
    path("staff/my-cities/", views.my_cities, name="my_cities"),
    path("staff/my-cities.csv", views.my_cities_file, name="my_cities_file"),
    path("staff/reports/", reports.reports, name="reports"),
    path("staff/reports.csv", reports.reports_file, name="reports_file"),
    path("staff/reports/<slug:figure>/", reports.figure, name="figure"),
    path("staff/reports/<slug:figure>.csv", reports.figure_file, name="figure_file"),
    path("search/", views.search, name="search"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
]
